namespace Messaging;

/// <summary>
/// How much one request may ask. Each limit has its own error, which names it. How deep JSON may nest is told to
/// <see cref="Formats.JsonFormat"/>.
/// </summary>
public sealed class RequestLimits
{
    /// <summary>
    /// Bytes of a body, 1 or more, as sent and, where it is compressed, as decoded too; beyond it, 413. Null, as unless
    /// changed, for the server's own limit, which is 30,000,000 unless changed there.
    /// </summary>
    public long? BodyBytes { get; set; }

    /// <summary>
    /// Bytes of the bodies of all HTTP requests under way together, as decoded, but for those of up to 64 KiB; beyond it, 503. Null, as
    /// unless changed: no limit.
    /// </summary>
    public long? AllBodyBytes { get; set; }

    /// <summary>Requests in one batch, 1 or more. 1,000 unless changed; beyond it, 413 and none of them is run.</summary>
    public int BatchLength { get; set; } = 1_000;

    /// <summary>Parameters of a query, and fields of a form, counted apart, 0 or more. 1,000 unless changed; beyond it, 400.</summary>
    public int Parameters { get; set; } = 1_000;
}
