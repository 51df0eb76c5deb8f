using System.Globalization;
using Messaging.Catalog;

namespace Messaging.Validation;

/// <summary>Reads the text of declared rules. Texts in it are quoted by any of <c>' " ` ′</c>, with no escapes.</summary>
internal sealed class RuleReader(string text, string declaredBy)
{
    private const string Quotes = "'\"`′";

    private int _position;

    public IReadOnlyList<RuleExpression> ReadAll()
    {
        var isList = TryTake('[');
        List<RuleExpression> rules = [ReadRule()];
        while (isList && TryTake(','))
            rules.Add(ReadRule());
        if ((isList && !TryTake(']')) || Peek() != '\0')
            throw Unreadable();
        return rules;
    }

    private RuleExpression ReadRule()
    {
        var name = ReadWord();
        List<string> arguments = [];
        if (!TryTake('(') || TryTake(')'))
            return new(name, arguments);
        do
            arguments.Add(ReadArgument());
        while (TryTake(','));
        return TryTake(')') ? new(name, arguments) : throw Unreadable();
    }

    private string ReadArgument()
    {
        var quote = Peek();
        if (!Quotes.Contains(quote, StringComparison.Ordinal))
            return ReadWord();
        var start = _position + 1;
        var end = text.IndexOf(quote, start);
        if (end < 0)
            throw Unreadable();
        _position = end + 1;
        return text[start..end];
    }

    private string ReadWord()
    {
        Peek();
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '.' or '-' or '+' or '_'))
            _position++;
        return _position > start ? text[start.._position] : throw Unreadable();
    }

    private bool TryTake(char wanted)
    {
        if (Peek() != wanted)
            return false;
        _position++;
        return true;
    }

    /// <summary>The next character that is no space; NUL at the end.</summary>
    private char Peek()
    {
        while (_position < text.Length && text[_position] == ' ')
            _position++;
        return _position < text.Length ? text[_position] : '\0';
    }

    private MessageDeclarationException Unreadable() =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{declaredBy} has the rule '{text}', which cannot be read at character {_position + 1}."));
}
