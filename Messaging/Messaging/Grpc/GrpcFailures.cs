using System.Globalization;
using Grpc.Core;
using Messaging.Catalog;
using Messaging.Errors;
using GrpcHeaders = Grpc.Core.Metadata;

namespace Messaging.Grpc;

/// <summary>Tells callers what went wrong: in the response headers of ServiceStack, and in gRPC's status.</summary>
internal sealed class GrpcFailures(ExceptionReporter exceptions, ProtobufModel model)
{
    private const string HttpStatus = "httpstatus";
    private const string ResponseStatus = "responsestatus-bin";
    private const string RetryAfter = "retry-after";

    /// <summary>Clients take 8 KiB of headers by default; base64 makes this two thirds of them.</summary>
    private const int MaxStatusBytes = 4096;
    private const int MaxMessageLength = 1000;

    /// <inheritdoc cref="ExceptionReporter.Report"/>
    public Failure Report(Exception exception, HttpContext context, Message message) =>
        exceptions.Report(exception, context, message);

    /// <summary>Sends the headers.</summary>
    /// <returns>What to throw then, to end the call with its status.</returns>
    public async Task<RpcException> SendAsync(ServerCallContext call, Failure failure)
    {
        failure = failure with { Message = Cut(failure.Message) };
        await call.WriteResponseHeadersAsync(HeadersOf(failure));
        return new(new(StatusOf(failure.Status), failure.Message));
    }

    /// <summary>
    /// ServiceStack's own choice, but for 400, which it gives as Internal although nothing is wrong inside, and 501.
    /// </summary>
    internal static StatusCode StatusOf(int httpStatus) => httpStatus switch
    {
        StatusCodes.Status400BadRequest => StatusCode.InvalidArgument,
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status404NotFound => StatusCode.NotFound,
        StatusCodes.Status409Conflict => StatusCode.AlreadyExists,
        StatusCodes.Status501NotImplemented => StatusCode.Unimplemented,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status502BadGateway
            or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };

    private GrpcHeaders HeadersOf(Failure failure)
    {
        var headers = new GrpcHeaders
        {
            { HttpStatus, failure.Status.ToString(CultureInfo.InvariantCulture) },
            { ResponseStatus, StatusBytes(failure) },
        };
        foreach (var (name, value) in failure.Headers)
            headers.Add(name.ToLowerInvariant(), value);
        if (failure.RetryAfterSeconds is { } seconds)
            headers.Add(RetryAfter, seconds);
        return headers;
    }

    /// <summary>With as many field errors as headers can carry; <c>Meta["errorsLeftOut"]</c> counts the others.</summary>
    private byte[] StatusBytes(Failure failure)
    {
        var status = failure.ToResponseStatus();
        var bytes = model.Serialize(status);
        while (bytes.Length > MaxStatusBytes && status.Errors is { Count: > 0 } errors)
        {
            status.Errors = errors[..(errors.Count / 2)];
            var leftOut = failure.Errors.Count - status.Errors.Count;
            status.Meta = new(StringComparer.Ordinal) { ["errorsLeftOut"] = leftOut.ToString(CultureInfo.InvariantCulture) };
            bytes = model.Serialize(status);
        }
        return bytes;
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxMessageLength)
            return text;
        var length = char.IsHighSurrogate(text[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength;
        return text[..length] + '…';
    }
}
