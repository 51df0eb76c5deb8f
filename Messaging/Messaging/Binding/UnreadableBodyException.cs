using Messaging.Errors;

namespace Messaging.Binding;

/// <summary>A body turns out to be unreadable in the midst of reading, where only a stream is at hand.</summary>
public sealed class UnreadableBodyException(Failure failure, Exception? inner = null) : Exception(failure.Message, inner)
{
    public Failure Failure { get; } = failure;
}
