using System.Globalization;
using System.Text;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Jsv;

/// <summary>Takes the parts of a JSV text one by one, from its start to its end, and refuses what is not JSV.</summary>
internal ref struct JsvScanner(ReadOnlySpan<char> text)
{
    private const string ValueEnds = ",}]";
    private const string NotInValue = "\"{[\r\n";

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private int _depth;

    /// <summary>The next character; NUL at the end.</summary>
    public readonly char Next => _position < _text.Length ? _text[_position] : '\0';

    public readonly int Position => _position;

    /// <summary>What was taken since a position.</summary>
    public readonly ReadOnlySpan<char> Since(int position) => _text[position.._position];

    /// <summary>Passes white space, which counts for nothing around the whole only.</summary>
    public void SkipWhiteSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    /// <summary>Takes the beginning of an object or list.</summary>
    /// <returns>False where it is empty, its end taken too.</returns>
    public bool Open(char open, char close)
    {
        Take(open);
        if (++_depth > JsonContract.MaxDepth)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"it nests deeper than {JsonContract.MaxDepth} levels"));
        if (Next != close)
            return true;
        Close();
        return false;
    }

    /// <summary>Takes a comma, or the end of an object or list.</summary>
    /// <returns>True where another part follows.</returns>
    public bool MoveNext(char close)
    {
        if (Next == close)
        {
            Close();
            return false;
        }
        Take(',');
        return true;
    }

    /// <summary>Takes the name of a part and the colon after it.</summary>
    public string TakeName()
    {
        if (Next == '"')
        {
            var quoted = TakeQuoted();
            Take(':');
            return quoted;
        }
        var start = _position;
        while (Next != ':')
        {
            if (_position == _text.Length || Next is ',' or '}' or ']' || NotInValue.Contains(Next, StringComparison.Ordinal))
                throw Fault("a name with a colon after it is missing");
            _position++;
        }
        if (_position == start)
            throw Fault("a name is missing");
        return _text[start.._position++].ToString();
    }

    /// <summary>Takes a text, in quotes or not.</summary>
    public ReadOnlySpan<char> TakeText() => Next == '"' ? TakeQuoted() : TakeBare();

    /// <summary>Takes a value of any kind.</summary>
    public void Skip()
    {
        if (Next == '{')
        {
            for (var more = Open('{', '}'); more; more = MoveNext('}'))
            {
                TakeName();
                Skip();
            }
        }
        else if (Next == '[')
        {
            for (var more = Open('[', ']'); more; more = MoveNext(']'))
                Skip();
        }
        else
        {
            TakeText();
        }
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public void TakeEnd()
    {
        SkipWhiteSpace();
        if (_position < _text.Length)
            throw Fault("there is more after its end");
    }

    private void Take(char expected)
    {
        if (_position == _text.Length)
            throw Fault("it ends too early");
        if (_text[_position] != expected)
            throw Fault($"a '{expected}' is missing");
        _position++;
    }

    private void Close()
    {
        _position++;
        _depth--;
    }

    private ReadOnlySpan<char> TakeBare()
    {
        var start = _position;
        var length = _text[start..].IndexOfAny(ValueEnds);
        if (length < 0)
        {
            _position = _text.Length;
            throw Fault("it ends too early");
        }
        var value = _text.Slice(start, length);
        if (value.IndexOfAny(NotInValue) is >= 0 and var stray)
        {
            _position += stray;
            throw Fault("a character stands without quotes that needs them");
        }
        _position += length;
        return value;
    }

    private string TakeQuoted()
    {
        var value = new StringBuilder();
        for (_position++; ; _position++)
        {
            var length = _text[_position..].IndexOf('"');
            if (length < 0)
            {
                _position = _text.Length;
                throw Fault("it ends too early");
            }
            value.Append(_text.Slice(_position, length));
            _position += length + 1;
            if (Next != '"')
                return value.ToString();
            value.Append('"');
        }
    }

    private readonly UnreadableTextException Fault(string fault)
    {
        var before = _text[.._position];
        var (line, character) = (before.Count('\n') + 1, _position - before.LastIndexOf('\n'));
        return new(string.Create(CultureInfo.InvariantCulture, $"{fault} at line {line}, character {character}"));
    }
}
