using System.Collections.Frozen;
using System.Globalization;
using ServiceStack;

namespace Messaging.Errors;

/// <summary>Why a request was not answered as asked, as the caller is told.</summary>
/// <param name="Status">HTTP status, 400 to 599.</param>
/// <param name="ErrorCode">A word programs can test, such as <c>NotFound</c>.</param>
/// <param name="Message">One sentence for people: the value, the place, what was expected. No inner text, no secret.</param>
public sealed record Failure(int Status, string ErrorCode, string Message)
{
    /// <summary>What is wrong with which field, by wire name.</summary>
    public IReadOnlyList<ResponseError> Errors { get; init; } = [];

    /// <summary>How long to wait before asking again; sent in whole seconds, rounded up. Null where it is of no use.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further headers of the answer, such as <c>Allow</c> or <c>WWW-Authenticate</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Fills further members of the body, which is the message's response type where that can tell errors: what the service
    /// knows beyond the status. Null for none; gRPC, which has no body for errors, leaves it out.
    /// </summary>
    public Action<object>? Fill { get; init; }

    /// <summary><see cref="RetryAfter"/> as the header says it.</summary>
    internal string? RetryAfterSeconds => RetryAfter is { } delay
        ? Math.Max(0, Math.Ceiling(delay.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture)
        : null;

    internal ResponseStatus ToResponseStatus() => new(ErrorCode, Message) { Errors = [.. Errors] };
}
