using System.Globalization;
using System.Text.RegularExpressions;
using Messaging.Errors;
using ServiceStack;

namespace Messaging.NativeTypes;

/// <summary>
/// Reads options of a query, whatever the case of their names; unknown ones are ignored, empty ones count as left out. As values
/// come out in code that somebody runs, only those are taken that cannot end a comment or a name.
/// </summary>
internal sealed partial class OptionReader(IQueryCollection query, string baseUrl)
{
    private const RegexOptions PatternOptions = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int PatternTimeout = 1000;

    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    /// <summary>What could not be read, one error an option.</summary>
    public List<ResponseError> Errors { get; } = [];

    /// <summary>The option as a line of the header.</summary>
    public string Line(string name) => $"{(IsGiven(name) ? "" : "//")}{name}: {_shown[name]}";

    public bool IsGiven(string name) => Find(name) is not null;

    public bool Flag(string name, bool value)
    {
        var text = Find(name);
        if (text is not null && !bool.TryParse(text, out value))
            AddError(name, text, "true or false");
        _shown[name] = value ? "True" : "False";
        return value;
    }

    public int? Number(string name)
    {
        var text = Text(name);
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (text is not null && !isNumber)
            AddError(name, text, "a whole number");
        return isNumber ? value : null;
    }

    /// <summary>A text that fits into a comment; null for none.</summary>
    public string? Text(string name)
    {
        var text = Find(name);
        if (text is not null && !FitsComment(text))
            AddError(name, text, "a text of one line without the end of a comment");
        _shown[name] = text ?? "";
        return text;
    }

    /// <summary>A text that fits into a comment; the other one where none is given.</summary>
    public string Text(string name, string other) => _shown[name] = Text(name) ?? other;

    /// <summary>The address given, else the one that the request came to.</summary>
    public string Address(string name)
    {
        var text = Text(name) ?? baseUrl;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            AddError(name, text, "an address that begins with http:// or https://");
        return _shown[name] = text;
    }

    /// <summary>Names with points between; null for none.</summary>
    public string? Name(string name)
    {
        var text = Text(name);
        if (text is not null && !NamePattern().IsMatch(text))
            AddError(name, text, "a name such as My.Client");
        return text;
    }

    public IReadOnlyList<string> Names(string name)
    {
        var names = List(name);
        if (names.FirstOrDefault(one => !NamePattern().IsMatch(one)) is { } wrong)
            AddError(name, wrong, "names such as My.Client");
        return names;
    }

    public IReadOnlyList<string> Imports(string name)
    {
        var imports = List(name);
        if (imports.FirstOrDefault(one => !ImportPattern().IsMatch(one)) is { } wrong)
            AddError(name, wrong, "imports such as Name:./module");
        return imports;
    }

    /// <summary>Items with commas between; those inside of braces are no ends of items.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var matches = ItemPattern().Matches(Text(name) ?? "");
        string[] items = [.. matches.Select(match => match.Value.Trim()).Where(item => item is not "")];
        _shown[name] = string.Join(',', items);
        return items;
    }

    private string? Find(string name) =>
        query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    private static bool FitsComment(string text) =>
        !text.Contains("*/", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAny('\u2028', '\u2029')
        && !text.Any(char.IsControl);

    private void AddError(string name, string value, string expected)
    {
        if (Errors.Exists(error => name.Equals(error.FieldName, StringComparison.Ordinal)))
            return;
        var message = $"'{Excerpt.Of(value)}' is an Invalid value for '{name}'; expected {expected}";
        Errors.Add(new() { ErrorCode = "SerializationException", FieldName = name, Message = message });
    }

    [GeneratedRegex(@"\A[\p{L}_][\w]*(\.[\p{L}_]\w*)*\z", PatternOptions, PatternTimeout)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[\w$]+( as [\w$]+)?:[\w@./-]+\z", PatternOptions, PatternTimeout)]
    private static partial Regex ImportPattern();

    [GeneratedRegex(@"(\{[^}]*\}|[^,])+", PatternOptions, PatternTimeout)]
    private static partial Regex ItemPattern();
}
