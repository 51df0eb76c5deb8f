using Messaging.Catalog;

namespace Messaging.Grpc;

/// <summary>Chooses the messages that can be asked by gRPC.</summary>
internal static class ServedMessages
{
    /// <param name="messages">All there are.</param>
    /// <param name="serves">As <see cref="GrpcOptions.Serves"/>.</param>
    /// <param name="leftOut">Told of each message that is left out though the host did not say so, and of its members at fault.</param>
    public static IEnumerable<Message> Of(
        IEnumerable<Message> messages, Func<Message, bool>? serves, Action<Message, string>? leftOut = null)
    {
        return messages.Where(serves ?? CanCarry);

        bool CanCarry(Message message)
        {
            var lists = ProtobufContract.FindLists(ProtobufModel.RootsOf(message));
            if (lists is not [])
                leftOut?.Invoke(message, string.Join("; ", lists));
            return lists is [];
        }
    }
}
