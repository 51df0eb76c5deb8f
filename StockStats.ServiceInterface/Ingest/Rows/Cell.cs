namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>
/// One field of a row as its source wrote it. <c>default</c>: the source has no such field; empty: it has one without a value.
/// </summary>
/// <param name="Text">The field's text; valid until the next row is read, where it is a part of a reader's buffer.</param>
public readonly record struct Cell(ReadOnlyMemory<char> Text)
{
    /// <summary>Whether the source has no such field.</summary>
    public bool IsAbsent => Text.IsEmpty && Text.Equals(default);

    /// <summary>Whether there is no value: no such field, or an empty one.</summary>
    public bool IsEmpty => Text.IsEmpty;

    public ReadOnlySpan<char> Span => Text.Span;

    /// <summary>A field; null: an absent one.</summary>
    public static Cell FromString(string? text) => text is null ? default : new(text.AsMemory());

    public static implicit operator Cell(string? text) => FromString(text);

    /// <summary>The text; empty for an absent field.</summary>
    public override string ToString() => Text.ToString();
}
