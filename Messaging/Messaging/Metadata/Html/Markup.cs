namespace Messaging.Metadata.Html;

/// <summary>
/// A piece of HTML that is safe to send. It is made of interpolated texts only: what stands in the code is markup, and every
/// value put between is escaped, unless it is markup itself.
/// </summary>
internal sealed class Markup
{
    /// <summary>As <see cref="RootMark"/> a character that HTML does not allow; escaping lets none in.</summary>
    public const char HostMark = '\u0001';

    public const char RootMark = '\u0002';

    private readonly string _text;

    private Markup(string text) => _text = text;

    public static Markup Empty { get; } = new("");

    /// <summary>Where <see cref="PageHost.Address"/> goes when the page is sent.</summary>
    public static Markup Host { get; } = new(HostMark.ToString());

    /// <summary>Where <see cref="PageHost.Root"/> goes when the page is sent; every link of our own begins with it.</summary>
    public static Markup Root { get; } = new(RootMark.ToString());

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Values may be texts, whole numbers, and markup; attributes they stand in must be quoted.</summary>
    public static Markup Of(MarkupInterpolation text) => new(text.ToString());

    /// <summary>The same for each item, one after the other.</summary>
    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> render) =>
        new(string.Concat(items.Select(item => render(item)._text)));

    /// <summary>The same for each item, with markup between.</summary>
    public static Markup Each<T>(IEnumerable<T> items, Markup between, Func<T, Markup> render) =>
        new(string.Join(between._text, items.Select(item => render(item)._text)));

    /// <summary>Nothing, where the condition does not hold.</summary>
    public static Markup If(bool condition, MarkupInterpolation text) => condition ? Of(text) : Empty;

    public override string ToString() => _text;
}
