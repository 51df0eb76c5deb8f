using System.Collections;
using Messaging.Catalog;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Jsv;

/// <summary>Reads one value of JSV as its shape asks for. Errors are recorded, and the value passed.</summary>
internal static class JsvValueReader
{
    /// <summary>Reads a text that is one value, such as a cell of CSV.</summary>
    /// <exception cref="UnreadableTextException">It is not JSV.</exception>
    public static bool TryRead(ReadOnlySpan<char> text, ValueShape shape, BodyErrors errors, out object? value)
    {
        var scanner = new JsvScanner(text);
        var found = TryRead(ref scanner, shape, errors, out value);
        scanner.TakeEnd();
        return found;
    }

    /// <summary>False where the value, or a part of it, cannot be read. Null is a value left out.</summary>
    public static bool TryRead(ref JsvScanner scanner, ValueShape shape, BodyErrors errors, out object? value) =>
        (shape, scanner.Next) switch
        {
            (ListShape list, '[') => TryReadList(ref scanner, list, errors, out value),
            (DictionaryShape dictionary, '{') => TryReadDictionary(ref scanner, dictionary, errors, out value),
            (ObjectShape type, '{') => TryReadObject(ref scanner, type, errors, out value),
            (TextShape text, not ('[' or '{')) => TryReadText(ref scanner, text, errors, out value),
            (ListShape { Text: { } text }, not '{') => TryReadText(ref scanner, text, errors, out value),
            _ => Refuse(ref scanner, shape, errors, out value),
        };

    /// <summary>Records a name that was given before.</summary>
    public static bool IsRepeated(bool[] seen, MessageField field, BodyErrors errors)
    {
        if (seen[field.Index])
        {
            errors.Add(field.Name, "it once in an object");
            return true;
        }
        seen[field.Index] = true;
        return false;
    }

    private static bool Refuse(ref JsvScanner scanner, ValueShape shape, BodyErrors errors, out object? value)
    {
        var start = scanner.Position;
        scanner.Skip();
        errors.Add(scanner.Since(start), shape.Expected);
        value = null;
        return false;
    }

    private static bool TryReadText(ref JsvScanner scanner, TextShape shape, BodyErrors errors, out object? value)
    {
        var isBare = scanner.Next != '"';
        var text = scanner.TakeText();
        if (text.IsEmpty && isBare && shape.CanBeLeftOut)
        {
            value = null;
            return true;
        }
        if (shape.TryParse(text, out value))
            return true;
        errors.Add(text, shape.Expected);
        return false;
    }

    private static bool TryReadList(ref JsvScanner scanner, ListShape shape, BodyErrors errors, out object? value)
    {
        var items = shape.Create();
        var isWhole = true;
        var keepsRows = errors.KeepsRows;
        for (var more = scanner.Open('[', ']'); more; more = scanner.MoveNext(']'))
        {
            errors.Enter(items.Count);
            var isRead = TryReadItem(ref scanner, shape.Item, shape.TakesNull, errors, out var item);
            items.Add(isRead || !keepsRows ? item : ((ObjectShape)shape.Item).Create());
            isWhole &= isRead || keepsRows;
            errors.Leave();
        }
        value = isWhole ? shape.Finish(items) : null;
        return isWhole;
    }

    private static bool TryReadDictionary(ref JsvScanner scanner, DictionaryShape shape, BodyErrors errors, out object? value)
    {
        var items = shape.Create();
        var isWhole = true;
        for (var more = scanner.Open('{', '}'); more; more = scanner.MoveNext('}'))
        {
            var name = scanner.TakeName();
            errors.Enter(name);
            isWhole &= TryReadEntry(ref scanner, shape, name, items, errors);
            errors.Leave();
        }
        value = isWhole ? items : null;
        return isWhole;
    }

    private static bool TryReadObject(ref JsvScanner scanner, ObjectShape shape, BodyErrors errors, out object? value)
    {
        var owner = shape.Create();
        var seen = new bool[shape.Fields.Count];
        var isWhole = true;
        for (var more = scanner.Open('{', '}'); more; more = scanner.MoveNext('}'))
        {
            if (shape.FindField(scanner.TakeName()) is not { } field)
            {
                scanner.Skip();
                continue;
            }
            errors.Enter(field.Name);
            isWhole &= TryReadPart(ref scanner, shape.ShapeOf(field), field, owner, seen, errors);
            errors.Leave();
        }
        errors.AddMissing(shape.Fields, field => seen[field.Index]);
        value = isWhole ? owner : null;
        return isWhole;
    }

    private static bool TryReadItem(ref JsvScanner scanner, ValueShape shape, bool takesNull, BodyErrors errors, out object? item)
    {
        if (!TryRead(ref scanner, shape, errors, out item))
            return false;
        if (item is not null || takesNull)
            return true;
        errors.Add("", "a value");
        return false;
    }

    private static bool TryReadEntry(
        ref JsvScanner scanner, DictionaryShape shape, string name, IDictionary items, BodyErrors errors)
    {
        if (shape.Key.TryParse(name, out var key) && !items.Contains(key!))
        {
            var isWhole = TryReadItem(ref scanner, shape.Value, shape.TakesNull, errors, out var item);
            if (isWhole)
                items.Add(key!, item);
            return isWhole;
        }
        scanner.Skip();
        errors.Add(name, key is null ? shape.Key.Expected : "it once in an object");
        return false;
    }

    private static bool TryReadPart(
        ref JsvScanner scanner, ValueShape shape, MessageField field, object owner, bool[] seen, BodyErrors errors)
    {
        if (IsRepeated(seen, field, errors))
        {
            scanner.Skip();
            return false;
        }
        if (!TryRead(ref scanner, shape, errors, out var value))
            return false;
        if (value is not null)
            field.SetValue(owner, value);
        return true;
    }
}
