namespace Messaging.Overload;

/// <summary>Event ids 1030 to 1039.</summary>
internal static partial class Log
{
    [LoggerMessage(1030, LogLevel.Warning, "Overloaded: {Concurrency} requests at work and up to {Queue} waiting; those beyond are answered 503")]
    public static partial void Overloaded(ILogger logger, int concurrency, int queue);

    [LoggerMessage(1031, LogLevel.Warning, "Overloaded: bodies of requests under way have {Most} bytes together; further ones are answered 503")]
    public static partial void BodiesTooLarge(ILogger logger, long most);
}
