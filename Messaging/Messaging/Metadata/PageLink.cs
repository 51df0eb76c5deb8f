namespace Messaging.Metadata;

/// <summary>A link of the metadata pages to another part of the program.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Begins with a single <c>/</c>; a base path is put before it.</param>
/// <param name="Description">One line; null for none.</param>
/// <exception cref="ArgumentException"><paramref name="Path"/> is no path of this program.</exception>
public sealed record PageLink(string Text, string Path, string? Description = null)
{
    public string Path { get; } = Path is ['/'] or ['/', not ('/' or '\\'), ..]
        ? Path
        : throw new ArgumentException($"'{Path}' must begin with a single '/'.", nameof(Path));
}
