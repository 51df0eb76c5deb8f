using System.Globalization;
using System.Text;
using System.Xml;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Xml;

/// <summary>
/// Reads XML into a request as it comes in: elements in any order and any namespace, by wire or property name, in any case.
/// An element that is no field is an error, as is one given twice.
/// </summary>
internal static class XmlRequestReader
{
    private const string MediaType = "application/xml";

    /// <summary>Nothing outside of the body is ever read, and no entity in it expanded.</summary>
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    public static ValueTask<Failure?> ReadAsync(
        Stream body, RequestBinding binding, ValueShapes shapes, CancellationToken cancellationToken) =>
        ReadAsync(body, binding.Message, cursor => ReadRootAsync(cursor, binding, shapes), cancellationToken);

    /// <summary>Reads a list of requests, called <c>ArrayOf{Message}</c> as data contracts call it.</summary>
    public static ValueTask<Failure?> ReadBatchAsync(
        Stream body, RequestBatch batch, ValueShapes shapes, CancellationToken cancellationToken) =>
        ReadAsync(body, batch.Message, cursor => ReadListAsync(cursor, batch, shapes), cancellationToken);

    private static async ValueTask<Failure?> ReadAsync(
        Stream body, Message message, Func<XmlCursor, ValueTask<Failure?>> read, CancellationToken cancellationToken)
    {
        using var xml = XmlReader.Create(body, Settings);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await read(new(xml));
        }
        catch (XmlException exception)
        {
            return Failures.UnreadableBody(message, MediaType, Describe(exception));
        }
        catch (UnreadableTextException exception)
        {
            return Failures.UnreadableBody(message, MediaType, exception.Message);
        }
    }

    private static string Describe(XmlException exception) => string.Create(
        CultureInfo.InvariantCulture,
        $"it is not XML, or not all of it, at line {exception.LineNumber}, character {exception.LinePosition}; document types are refused");

    private static async ValueTask<Failure?> ReadRootAsync(XmlCursor cursor, RequestBinding binding, ValueShapes shapes)
    {
        await MoveToRootAsync(cursor, binding.Message.Name);
        await ReadRequestAsync(cursor, binding, shapes);
        await cursor.TakeEndAsync();
        return null;
    }

    private static async ValueTask<Failure?> ReadListAsync(XmlCursor cursor, RequestBatch batch, ValueShapes shapes)
    {
        await MoveToRootAsync(cursor, $"ArrayOf{batch.Message.Name}");
        var stray = new StringBuilder();
        var more = await cursor.OpenAsync();
        while (more && await cursor.MoveToChildAsync(stray))
        {
            if (!cursor.Name.Equals(batch.Message.Name, StringComparison.OrdinalIgnoreCase))
                throw new UnreadableTextException($"'{Excerpt.Of(cursor.Name)}' is no {batch.Message.Name}");
            if (batch.Add() is not { } binding)
                return batch.TooLong();
            await ReadRequestAsync(cursor, binding, shapes);
        }
        RefuseStray(stray);
        await cursor.TakeEndAsync();
        return null;
    }

    private static async ValueTask MoveToRootAsync(XmlCursor cursor, string expected)
    {
        await cursor.MoveToRootAsync();
        if (!cursor.Name.Equals(expected, StringComparison.OrdinalIgnoreCase))
            throw new UnreadableTextException($"its root is '{Excerpt.Of(cursor.Name)}'; expected {expected}");
    }

    private static void RefuseStray(StringBuilder stray)
    {
        if (!string.IsNullOrWhiteSpace(stray.ToString()))
            throw new UnreadableTextException($"'{Excerpt.Of(stray.ToString().Trim())}' stands outside of any field");
    }

    /// <summary>Reads the fields in the element at which the cursor stands.</summary>
    private static async ValueTask ReadRequestAsync(XmlCursor cursor, RequestBinding binding, ValueShapes shapes)
    {
        var message = binding.Message;
        var errors = new BodyErrors(binding);
        var values = new XmlValueReader(cursor, errors);
        var seen = new bool[message.Fields.Count];
        var stray = new StringBuilder();
        if (await cursor.OpenAsync())
        {
            while (await cursor.MoveToChildAsync(stray))
                await ReadFieldAsync(cursor, values, errors, binding, shapes, seen);
        }
        RefuseStray(stray);
    }

    private static async ValueTask ReadFieldAsync(
        XmlCursor cursor, XmlValueReader values, BodyErrors errors, RequestBinding binding, ValueShapes shapes, bool[] seen)
    {
        errors.End();
        if (binding.Message.FindField(cursor.Name) is not { } field)
        {
            errors.AddUnknown(cursor.Name, binding.Message.Name, binding.Message.Fields);
            await cursor.SkipAsync();
            return;
        }
        errors.Begin(field);
        if (IsRepeated(seen, field, errors) || binding.IsGiven(field))
            await cursor.SkipAsync();
        else if (cursor.IsNil)
            await cursor.SkipAsync();
        else if (await values.ReadAsync(shapes.Of(field.Type)) is (true, var value))
            binding.SetValue(field, value);
    }

    private static bool IsRepeated(bool[] seen, MessageField field, BodyErrors errors)
    {
        if (seen[field.Index])
            errors.Add(field.Name, "it once in an object");
        var isRepeated = seen[field.Index];
        seen[field.Index] = true;
        return isRepeated;
    }
}
