using Messaging.Catalog;

namespace Messaging.Formats.Bodies;

/// <summary>The field of a request that rows go into: its only list of objects.</summary>
internal sealed record RowField(MessageField Field, ListShape List, ObjectShape Row)
{
    /// <summary>Null where the message has no list of objects, or several.</summary>
    public static RowField? Find(Message message, ValueShapes shapes) =>
        message.ListField is { } field && shapes.Of(field.Type) is ListShape { Item: ObjectShape row } list ? new(field, list, row) : null;
}
