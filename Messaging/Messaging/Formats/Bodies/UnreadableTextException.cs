namespace Messaging.Formats.Bodies;

/// <summary>A body cannot be read as a whole; caught where the body is read, never seen outside of a format.</summary>
/// <param name="reason">The fault with its place, to go on after "could not be read:". No inner text.</param>
#pragma warning disable CA1064 // nobody else is meant to know it
internal sealed class UnreadableTextException(string reason) : Exception(reason);
#pragma warning restore CA1064
