using FluentValidation;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Validation;

namespace Messaging.Metadata.Samples;

/// <summary>What is wrong with a request that gives nothing but a text to the first field that takes none.</summary>
internal static class SampleFailure
{
    private const string Unreadable = "?";

    /// <summary>Null where such a request is a good one.</summary>
    public static Failure? Of(Message message)
    {
        var binding = new RequestBinding(message);
        var typed = message.Fields.FirstOrDefault(field => !field.TrySetText(message.CreateRequest(), Unreadable));
        if (typed is not null)
            binding.SetText(typed, Unreadable);
        var broken = DeclaredRules.Find(message.RequestType)?.Validate(new ValidationContext<object>(binding.Request));
        return binding.ToFailure([.. (broken?.Errors ?? []).Select(failure => FieldErrors.Of(failure, message))]);
    }
}
