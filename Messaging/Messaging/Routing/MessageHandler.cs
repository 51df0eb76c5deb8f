using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Validation;

namespace Messaging.Routing;

/// <summary>The way of one message: format, checks of the caller, binding, validation, service, answer.</summary>
internal sealed class MessageHandler(
    Message message, RequestChecks checks, MessageRules? rules, MessageFormats formats, RequestBinder binder, ErrorWriter errors)
{
    public Message Message { get; } = message;

    /// <summary>Answers a request whose verb the message takes.</summary>
    public async Task HandleAsync(HttpContext context, string verb)
    {
        var format = formats.Choose(context.Request);
        if (format is null)
        {
            await errors.WriteAsync(context, Failures.NotAcceptable(formats), Message);
            return;
        }
        var binding = new RequestBinding(Message);
        if (await PrepareAsync(context, binding) is { } failure)
        {
            await errors.WriteAsync(context, failure, Message);
            return;
        }
        var operation = Message.FindOperation(verb)!;
        var service = context.RequestServices.GetRequiredService(operation.ServiceType);
        var response = await operation.InvokeAsync(service, binding.Request, context.RequestAborted);
        if (response is null)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Responses.WriteAsync(context.Response, format, response, Message);
    }

    /// <summary>The caller is checked first: who may not ask is not told what is wrong with the question.</summary>
    private async ValueTask<Failure?> PrepareAsync(HttpContext context, RequestBinding binding)
    {
        if (await checks.FindFailureAsync(context, Message) is { } refusal)
            return refusal;
        if (await binder.BindAsync(context.Request, binding) is { } unreadable)
            return unreadable;
        return rules is null
            ? binding.ToFailure([])
            : binding.ToFailure(await rules.ValidateAsync(context, binding));
    }
}
