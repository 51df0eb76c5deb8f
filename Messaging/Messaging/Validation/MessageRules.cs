using FluentValidation;
using FluentValidation.Results;
using Messaging.Binding;
using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>The rules of a message's fields: those declared on it, then those of an <c>IValidator</c> registered for it.</summary>
internal abstract class MessageRules
{
    /// <summary>Null for a message without rules.</summary>
    public static MessageRules? Of(Message message, IServiceProviderIsService registered)
    {
        var declared = DeclaredRules.Find(message.RequestType);
        var isRegistered = registered.IsService(typeof(IValidator<>).MakeGenericType(message.RequestType));
        return declared is null && !isRegistered
            ? null
            : (MessageRules)Activator.CreateInstance(typeof(MessageRules<>).MakeGenericType(message.RequestType), declared, isRegistered)!;
    }

    /// <summary>
    /// Every broken rule. A registered validator may compare fields, so it sees only requests that could be read as a whole.
    /// </summary>
    public abstract ValueTask<IReadOnlyList<ResponseError>> ValidateAsync(HttpContext context, RequestBinding binding);
}

internal sealed class MessageRules<T>(IValidator<T>? declared, bool isRegistered) : MessageRules
    where T : class
{
    public override async ValueTask<IReadOnlyList<ResponseError>> ValidateAsync(HttpContext context, RequestBinding binding)
    {
        var request = (T)binding.Request;
        List<ValidationFailure> failures = declared?.Validate(request).Errors ?? [];
        if (isRegistered && binding.Errors.Count == 0)
        {
            var validator = context.RequestServices.GetRequiredService<IValidator<T>>();
            failures.AddRange((await validator.ValidateAsync(request, context.RequestAborted)).Errors);
        }
        return failures.Count == 0 ? [] : [.. failures.Select(failure => FieldErrors.Of(failure, binding.Message))];
    }
}
