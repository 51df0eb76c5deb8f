namespace Messaging.Binding;

/// <summary>Reads a whole text as a value, in the invariant culture, without white space around it.</summary>
internal delegate bool TextParser<T>(ReadOnlySpan<char> text, out T value);

/// <summary>How the values of a type are written as text, in paths, queries, forms and declared rules.</summary>
/// <param name="TryParse">Reads one; false where the text is no value of the type.</param>
/// <param name="Expected">What such a text looks like, to go on after "expected".</param>
/// <param name="IsList">True where the text is a list of values.</param>
internal sealed record ValueText<T>(TextParser<T> TryParse, string Expected, bool IsList = false) : ValueText(Expected);

/// <summary>The same, whatever the type.</summary>
/// <param name="Expected">What such a text looks like.</param>
internal abstract record ValueText(string Expected);
