namespace Messaging.Errors;

/// <summary>Event ids 1000 to 1019.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "{Method} {Path} failed, id {Id}")]
    public static partial void Unexpected(ILogger logger, Exception exception, string method, string path, string id);

    [LoggerMessage(1001, LogLevel.Warning, "{Method} {Path} answered {Status} {ErrorCode}")]
    public static partial void Unavailable(ILogger logger, Exception exception, string method, string path, int status, string errorCode);

    [LoggerMessage(1002, LogLevel.Error, "{Method} {Path} failed after its answer had begun; the connection is closed")]
    public static partial void BrokenOff(ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(1003, LogLevel.Debug, "{Method} {Path} was given up by the caller")]
    public static partial void Aborted(ILogger logger, string method, string path);

    /// <summary>The path, without line breaks, which would forge lines of a log.</summary>
    public static string PathOf(HttpContext context) => Excerpt.Of(context.Request.Path.Value);
}
