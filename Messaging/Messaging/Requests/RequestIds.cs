using System.Globalization;

namespace Messaging.Requests;

/// <summary>
/// Gives every request an id: the one the caller sent as <see cref="Header"/>, where it is well-formed, else a new one. The answer
/// carries it, <see cref="HttpContext.TraceIdentifier"/> is it, and so is the id that a 500 names. Thread-safe.
/// </summary>
public sealed class RequestIds
{
    /// <summary>Header of requests and answers.</summary>
    public const string Header = "X-Request-Id";

    /// <summary>Longest id taken over from a caller, in characters.</summary>
    public const int MaxLength = 64;

    private const int NewLength = 16;

    /// <summary>A few dozen nanoseconds a request, so that lines logged far from the request can be told to be its own.</summary>
    private readonly AsyncLocal<string?> _current = new();

    /// <summary>The id of the request that the caller of this works for; null where it works for none.</summary>
    public string? Current => _current.Value;

    /// <summary>True for 1 to <see cref="MaxLength"/> ASCII letters, digits, dots, underscores and hyphens.</summary>
    public static bool IsWellFormed(string? id)
    {
        if (id is not { Length: > 0 and <= MaxLength })
            return false;
        foreach (var character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-'))
                return false;
        }
        return true;
    }

    internal void Begin(HttpContext context)
    {
        string? sent = context.Request.Headers.TryGetValue(Header, out var values) && values is [{ } only] ? only : null;
        var id = IsWellFormed(sent) ? sent! : New();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        _current.Value = id;
    }

    /// <summary>64 random bits in hexadecimal digits. It tells requests apart and protects nothing.</summary>
#pragma warning disable CA5394 // not a secret
    private static string New() => string.Create(NewLength, Random.Shared.NextInt64(long.MinValue, long.MaxValue), static (text, bits) =>
        bits.TryFormat(text, out _, "x16", CultureInfo.InvariantCulture));
#pragma warning restore CA5394
}
