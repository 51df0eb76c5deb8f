namespace Messaging.Grpc;

/// <summary>Event ids 1020 to 1029.</summary>
internal static partial class Log
{
    [LoggerMessage(1020, LogLevel.Warning, "{Message} cannot be asked by gRPC, which cannot carry these members: {Members}")]
    public static partial void LeftOut(ILogger logger, string message, string members);
}
