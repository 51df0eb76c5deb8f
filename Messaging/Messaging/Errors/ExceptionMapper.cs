using System.Net;
using FluentValidation;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Validation;
using Microsoft.AspNetCore.Http.Features;
using ServiceStack;
using ServiceStack.Model;

namespace Messaging.Errors;

/// <summary>
/// Makes failures of exceptions: first as the host says, then by what the contract knows. Exceptions that the framework
/// throws too, such as KeyNotFoundException, are faults of the service, not of the request, and have no mapping here.
/// </summary>
internal sealed class ExceptionMapper(Func<Exception, Failure?>? mapByHost)
{
    private const string ParameterSuffix = " (Parameter '";
    private const string BrokenBody = "The body is not complete, or not sent as HTTP asks.";

    /// <summary>Null for a fault of the service.</summary>
    public Failure? Map(Exception exception, HttpContext context, Message? message) => mapByHost?.Invoke(exception) ?? exception switch
    {
        UnreadableBodyException body => body.Failure,
        BadHttpRequestException bad => OfBadRequest(bad, context),
        // What Kestrel throws for a chunk of more bytes than a number can hold, where any other wrong size is the exception above.
        IOException { InnerException: OverflowException } => Failures.For(HttpStatusCode.BadRequest, BrokenBody),
        IResponseStatusConvertible convertible => OfStatus(convertible.ToResponseStatus(), StatusOf(exception, message)),
        IHasErrorCode coded => new(StatusOf(exception, message), coded.ErrorCode, exception.Message),
        ArgumentException argument when IsAboutRequest(argument, message) => OfArgument(argument, message),
        ValidationException validation => OfValidation(validation, message),
        NotImplementedException => Failures.For(HttpStatusCode.NotImplemented, "The service does not do this yet."),
        _ => null,
    };

    private static int StatusOf(Exception exception, Message? message) =>
        exception is ArgumentException argument && IsAboutRequest(argument, message)
            ? StatusCodes.Status400BadRequest
            : StatusCodes.Status500InternalServerError;

    /// <summary>An argument of the request itself; another name is that of a parameter somewhere inside.</summary>
    private static bool IsAboutRequest(ArgumentException exception, Message? message) =>
        exception.ParamName is null || message?.FindField(exception.ParamName) is not null;

    private static Failure OfStatus(ResponseStatus status, int code) =>
        new(code, status.ErrorCode, status.Message ?? status.ErrorCode) { Errors = status.Errors ?? [] };

    private static Failure OfArgument(ArgumentException exception, Message? message)
    {
        var end = exception.Message.IndexOf(ParameterSuffix, StringComparison.Ordinal);
        var text = end < 0 ? exception.Message : exception.Message[..end];
        var code = exception.GetType().Name;
        var field = exception.ParamName is null ? null : message?.FindField(exception.ParamName);
        return new(StatusCodes.Status400BadRequest, code, text)
        {
            Errors = field is null ? [] : [new() { ErrorCode = code, FieldName = field.Name, Message = text }],
        };
    }

    private static Failure? OfValidation(ValidationException exception, Message? message)
    {
        ResponseError[] errors = [.. exception.Errors.Select(error => FieldErrors.Of(error, message))];
        return errors is [var first, ..] ? new(StatusCodes.Status400BadRequest, first.ErrorCode, first.Message) { Errors = errors } : null;
    }

    private static Failure OfBadRequest(BadHttpRequestException exception, HttpContext context) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            Failures.TooLarge(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize),
        StatusCodes.Status408RequestTimeout => Failures.For(HttpStatusCode.RequestTimeout, "The body came too slowly."),
        var status => Failures.For((HttpStatusCode)status, BrokenBody),
    };
}
