using System.Collections;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats.Bodies;
using Messaging.Formats.JsonLines;

namespace Messaging.Formats;

/// <summary>Reads a list row by row where rows that cannot be read are kept; the serializer gives up a list at its first fault.</summary>
internal static class JsonRows
{
    /// <summary>Reads the message's list.</summary>
    /// <param name="json">From the bracket on that opens it; without faults.</param>
    /// <param name="field">The list.</param>
    /// <param name="binding">Takes the rows, and what is wrong with them.</param>
    /// <param name="options">How values are read.</param>
    public static void Read(ReadOnlySpan<byte> json, MessageField field, RequestBinding binding, JsonSerializerOptions options)
    {
        var errors = new BodyErrors(binding);
        errors.Begin(field);
        var row = new JsonRow(binding.Message.RowShape!, options);
        var items = (IList)Activator.CreateInstance(field.Type)!;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContract.MaxDepth });
        reader.Read();
        while (!errors.IsFull && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            errors.Enter(items.Count);
            items.Add(row.ReadItem(json[start..(int)reader.BytesConsumed], errors));
            errors.Leave();
        }
        binding.SetValue(field, items);
    }
}
