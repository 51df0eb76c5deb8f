using Messaging.Catalog;
using Messaging.Errors;
using ServiceStack;

namespace Messaging.Binding;

/// <summary>
/// A request while it is put together from path, body and query, in this order: the first to give a field wins, the
/// others fill what it leaves out. What cannot be read is collected, one error a field.
/// </summary>
public sealed class RequestBinding
{
    private const string ErrorCode = "SerializationException";

    private readonly bool[] _given;

    /// <param name="message">What is asked.</param>
    /// <param name="keepsFaultyRows">True to keep rows that cannot be read, for the service to judge.</param>
    internal RequestBinding(Message message, bool keepsFaultyRows = false)
        : this(message, message.CreateRequest()) => RowFaults = keepsFaultyRows ? new() : null;

    /// <summary>For a request that came as a whole.</summary>
    internal RequestBinding(Message message, object request) =>
        (Message, Request, _given) = (message, request, new bool[message.Fields.Count]);

    public Message Message { get; }

    /// <summary>The request type's instance.</summary>
    public object Request { get; }

    /// <summary>
    /// True while a file is read: where its format can say so, it may be the list alone that is the message's
    /// <see cref="Message.ListField"/>, without a request around it.
    /// </summary>
    public bool BodyMayBeList { get; internal set; }

    /// <summary>Rows of the message's list that cannot be read; null where they are errors like all others.</summary>
    internal RowFaults? RowFaults { get; }

    /// <summary>What could not be read; empty when all went well.</summary>
    internal List<ResponseError> Errors { get; } = [];

    /// <summary>True once a value of the field was read, or could not be read.</summary>
    public bool IsGiven(MessageField field) => _given[field.Index];

    /// <summary>Sets a field not given before. Null stands for a value left out.</summary>
    /// <param name="field">A field of <see cref="Message"/>.</param>
    /// <param name="value">Of the field's type.</param>
    public void SetValue(MessageField field, object? value)
    {
        if (value is null || IsGiven(field))
            return;
        _given[field.Index] = true;
        field.SetValue(Request, value);
    }

    /// <summary>Reads a text into a field not given before. An empty text stands for a value left out.</summary>
    public void SetText(MessageField field, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || IsGiven(field))
            return;
        _given[field.Index] = true;
        if (!field.TrySetText(Request, text))
            AddError(field, field.Name, text, field.Expected);
    }

    /// <summary>Records a value that cannot be read.</summary>
    /// <param name="field">The field of the request.</param>
    /// <param name="place">The field's wire name, or a place in it, such as <c>data[3].date</c>.</param>
    /// <param name="value">The value as it came; a long one is cut.</param>
    /// <param name="expected">What it should have been, to go on after "expected"; null where that is not known.</param>
    public void AddError(MessageField field, string place, ReadOnlySpan<char> value, string? expected)
    {
        _given[field.Index] = true;
        var reason = expected is null ? "" : $"; expected {expected}";
        var message = $"'{Excerpt.Of(value)}' is an Invalid value for '{place}'{reason}";
        Errors.Add(new() { ErrorCode = ErrorCode, FieldName = place, Message = message });
    }

    /// <summary>The failure of all that could not be read, with what else is wrong with other fields; null when nothing is.</summary>
    internal Failure? ToFailure(IReadOnlyList<ResponseError> others) => (Errors, others) switch
    {
        ([], []) => null,
        ([], [var first, ..]) => new(StatusCodes.Status400BadRequest, first.ErrorCode, first.Message) { Errors = others },
        _ => new(StatusCodes.Status400BadRequest, ErrorCode, $"Unable to bind to request '{Message.Name}'")
        {
            Errors = [.. Errors, .. others.Where(other => !Errors.Exists(error => IsWithin(error.FieldName, other.FieldName)))],
        },
    };

    /// <summary>True for the same field, and for places of one field: a rule of a value that could not be read says nothing.</summary>
    private static bool IsWithin(string unreadable, string other) =>
        unreadable.AsSpan().SequenceEqual(other) || unreadable.StartsWith(other + '[', StringComparison.Ordinal)
        || unreadable.StartsWith(other + '.', StringComparison.Ordinal);
}
