using Messaging.Binding;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Jsv;

/// <summary>
/// Reads JSV into a request, field by field, so that one that cannot be read does not hide the others. A name that the
/// message or one of its objects does not have is ignored, as in JSON; one given twice is an error.
/// </summary>
internal static class JsvRequestReader
{
    /// <exception cref="UnreadableTextException">It is not JSV, or no object.</exception>
    public static void Read(ReadOnlySpan<char> text, RequestBinding binding, ValueShapes shapes)
    {
        var scanner = new JsvScanner(text);
        scanner.SkipWhiteSpace();
        if (scanner.Next != '{')
            throw new UnreadableTextException("it is no object");
        ReadFields(ref scanner, binding, shapes);
        scanner.TakeEnd();
    }

    /// <summary>Reads a list of objects as requests.</summary>
    /// <returns>The failure of a list that is too long; null where it is not.</returns>
    /// <exception cref="UnreadableTextException">It is not JSV, or no list.</exception>
    public static Failure? ReadBatch(ReadOnlySpan<char> text, RequestBatch batch, ValueShapes shapes)
    {
        var scanner = new JsvScanner(text);
        scanner.SkipWhiteSpace();
        if (scanner.Next != '[')
            throw new UnreadableTextException("it is no list of requests");
        for (var more = scanner.Open('[', ']'); more; more = scanner.MoveNext(']'))
        {
            if (batch.Add() is not { } binding)
                return batch.TooLong();
            if (scanner.Next == '{')
            {
                ReadFields(ref scanner, binding, shapes);
                continue;
            }
            batch.MarkUnreadable("is no object");
            scanner.Skip();
        }
        scanner.TakeEnd();
        return null;
    }

    private static void ReadFields(ref JsvScanner scanner, RequestBinding binding, ValueShapes shapes)
    {
        var errors = new BodyErrors(binding);
        var seen = new bool[binding.Message.Fields.Count];
        for (var more = scanner.Open('{', '}'); more; more = scanner.MoveNext('}'))
        {
            if (binding.Message.FindField(scanner.TakeName()) is not { } field)
            {
                scanner.Skip();
                continue;
            }
            errors.Begin(field);
            if (JsvValueReader.IsRepeated(seen, field, errors) || binding.IsGiven(field))
                scanner.Skip();
            else if (JsvValueReader.TryRead(ref scanner, shapes.Of(field.Type), errors, out var value))
                binding.SetValue(field, value);
        }
    }
}
