namespace Messaging.Overload;

/// <summary>
/// How many requests are worked on at once, over HTTP and gRPC together, and what becomes of those beyond. What counts is the
/// service's work: who sends a body slowly, or reads an answer slowly, takes nobody's place meanwhile. A batch takes one place,
/// since it works on one of its requests at a time.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>Requests whose services are at work at once, 1 or more; null, as unless changed: as many as come.</summary>
    public int? Concurrency { get; set; }

    /// <summary>Requests that wait for a place, 0 or more; those beyond are answered 503 at once. 256 unless changed.</summary>
    public int Queue { get; set; } = 256;

    /// <summary>The longest wait for a place, zero or more; after it the answer is 503. 2 s unless changed.</summary>
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What Retry-After of those answers says, in whole seconds, rounded up. 1 s unless changed.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
