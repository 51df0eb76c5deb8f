using System.Globalization;
using System.Net;
using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Binding;

/// <summary>A list of requests to one message while it is read from a body.</summary>
public sealed class RequestBatch
{
    private readonly List<(RequestBinding Binding, Failure? Unreadable)> _elements = [];
    private readonly int _limit;
    private readonly bool _keepsFaultyRows;

    internal RequestBatch(Message message, int limit, bool keepsFaultyRows) =>
        (Message, _limit, _keepsFaultyRows) = (message, limit, keepsFaultyRows);

    public Message Message { get; }

    /// <summary>What was read, in its order; with why an element as a whole cannot be.</summary>
    internal IReadOnlyList<(RequestBinding Binding, Failure? Unreadable)> Elements => _elements;

    /// <summary>Starts the next element, to be read into what this gives.</summary>
    /// <returns>Null where the batch is as long as it may be: stop reading and return <see cref="TooLong"/>.</returns>
    public RequestBinding? Add()
    {
        if (_elements.Count >= _limit)
            return null;
        var binding = new RequestBinding(Message, _keepsFaultyRows);
        _elements.Add((binding, null));
        return binding;
    }

    /// <summary>Records that the element last added cannot be read as a whole. Those before it are run all the same.</summary>
    /// <param name="reason">What is wrong with it, to go on after "the element".</param>
    public void MarkUnreadable(string reason)
    {
        var index = _elements.Count - 1;
        _elements[index] = (_elements[index].Binding, new(
            StatusCodes.Status400BadRequest,
            "SerializationException",
            string.Create(
                CultureInfo.InvariantCulture, $"Could not read element {index} of the batch of {Message.Name}: the element {reason}.")));
    }

    /// <summary>The failure of a batch with more elements than are allowed.</summary>
    public Failure TooLong() => Failures.For(
        HttpStatusCode.RequestEntityTooLarge,
        string.Create(
            CultureInfo.InvariantCulture, $"The batch has more than {_limit} requests; none of them was run. Send it in parts."));
}
