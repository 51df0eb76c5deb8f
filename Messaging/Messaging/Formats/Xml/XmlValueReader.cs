using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Xml;

/// <summary>
/// Reads the value of an element as its shape asks for, and passes the element. Errors are recorded; a value that is not
/// whole is not found.
/// </summary>
internal sealed class XmlValueReader(XmlCursor cursor, BodyErrors errors)
{
    public ValueTask<(bool Found, object? Value)> ReadAsync(ValueShape shape) => shape switch
    {
        TextShape text => ReadTextAsync(text),
        ListShape list => ReadListAsync(list),
        DictionaryShape dictionary => ReadDictionaryAsync(dictionary),
        ObjectShape type => ReadObjectAsync(type),
        _ => RefuseAsync(shape),
    };

    private async ValueTask<(bool Found, object? Value)> RefuseAsync(ValueShape shape)
    {
        errors.Add(cursor.Name, shape.Expected);
        await cursor.SkipAsync();
        return default;
    }

    private async ValueTask<(bool Found, object? Value)> ReadTextAsync(TextShape shape)
    {
        var text = new StringBuilder();
        var isText = true;
        if (await cursor.OpenAsync())
        {
            for (; await cursor.MoveToChildAsync(text); await cursor.SkipAsync())
            {
                if (isText)
                    errors.Add(cursor.Name, shape.Expected);
                isText = false;
            }
        }
        return isText ? Parse(text.ToString(), shape) : default;
    }

    private (bool Found, object? Value) Parse(string text, TextShape shape)
    {
        if (shape.TryParse(text, out var value))
            return (true, value);
        errors.Add(text, shape.Expected);
        return default;
    }

    private async ValueTask<(bool Found, object? Value)> ReadListAsync(ListShape shape)
    {
        var items = shape.Create();
        var isWhole = true;
        var keepsRows = errors.KeepsRows;
        var text = new StringBuilder();
        if (await cursor.OpenAsync())
        {
            while (await cursor.MoveToChildAsync(text))
            {
                errors.Enter(items.Count);
                var (found, item) = await ReadItemAsync(shape.Item, shape.TakesNull);
                items.Add(found || !keepsRows ? item : ((ObjectShape)shape.Item).Create());
                isWhole &= found || keepsRows;
                errors.Leave();
            }
        }
        if (items.Count == 0 && shape.Text is { } whole && !string.IsNullOrWhiteSpace(text.ToString()))
            return Parse(text.ToString(), whole);
        return isWhole & IsBlank(text, shape) ? (true, shape.Finish(items)) : default;
    }

    private async ValueTask<(bool Found, object? Value)> ReadItemAsync(ValueShape shape, bool takesNull)
    {
        if (cursor.IsNil)
        {
            if (!takesNull)
                errors.Add("nil", "a value");
            await cursor.SkipAsync();
            return (takesNull, null);
        }
        if (shape is not ObjectShape type || cursor.Name.Equals(NameOf(type), StringComparison.OrdinalIgnoreCase))
            return await ReadAsync(shape);
        errors.Add(cursor.Name, $"an element '{NameOf(type)}'");
        await cursor.SkipAsync();
        return default;
    }

    private async ValueTask<(bool Found, object? Value)> ReadObjectAsync(ObjectShape shape)
    {
        var owner = shape.Create();
        var seen = new bool[shape.Fields.Count];
        var isWhole = true;
        var text = new StringBuilder();
        if (await cursor.OpenAsync())
        {
            while (await cursor.MoveToChildAsync(text))
                isWhole &= await ReadPartAsync(shape, owner, seen);
        }
        errors.AddMissing(shape.Fields, field => seen[field.Index]);
        return isWhole & IsBlank(text, shape) ? (true, owner) : default;
    }

    private async ValueTask<bool> ReadPartAsync(ObjectShape shape, object owner, bool[] seen)
    {
        if (shape.FindField(cursor.Name) is not { } field)
        {
            errors.AddUnknown(cursor.Name, NameOf(shape), shape.Fields);
            await cursor.SkipAsync();
            return false;
        }
        errors.Enter(field.Name);
        var isWhole = await TryReadAsync(shape.ShapeOf(field), field, owner, seen);
        errors.Leave();
        return isWhole;
    }

    private async ValueTask<bool> TryReadAsync(ValueShape shape, MessageField field, object owner, bool[] seen)
    {
        if (seen[field.Index])
        {
            errors.Add(field.Name, "it once in an object");
            await cursor.SkipAsync();
            return false;
        }
        seen[field.Index] = true;
        if (cursor.IsNil)
        {
            var canBeNil = shape is not TextShape { CanBeLeftOut: false };
            if (!canBeNil)
                errors.Add("nil", shape.Expected);
            await cursor.SkipAsync();
            return canBeNil;
        }
        if (await ReadAsync(shape) is not (true, var value))
            return false;
        field.SetValue(owner, value);
        return true;
    }

    /// <summary>Entries are elements of any name with a Key and a Value in them, in any order.</summary>
    private async ValueTask<(bool Found, object? Value)> ReadDictionaryAsync(DictionaryShape shape)
    {
        var items = shape.Create();
        var isWhole = true;
        var text = new StringBuilder();
        if (await cursor.OpenAsync())
        {
            while (await cursor.MoveToChildAsync(text))
            {
                errors.Enter(items.Count);
                isWhole &= await ReadEntryAsync(shape, items);
                errors.Leave();
            }
        }
        return isWhole & IsBlank(text, shape) ? (true, items) : default;
    }

    private async ValueTask<bool> ReadEntryAsync(DictionaryShape shape, IDictionary items)
    {
        (bool Found, object? Value) key = default, value = default;
        var text = new StringBuilder();
        if (await cursor.OpenAsync())
        {
            while (await cursor.MoveToChildAsync(text))
            {
                if (cursor.Name is "Key" && key.Value is null)
                    key = await ReadItemAsync(shape.Key, takesNull: false);
                else if (cursor.Name is "Value" && !value.Found)
                    value = await ReadItemAsync(shape.Value, shape.TakesNull);
                else
                    await RefuseAsync(shape);
            }
        }
        if (key is (true, { } name) && value.Found && IsBlank(text, shape) && items.Contains(name) is false)
        {
            items.Add(name, value.Value);
            return true;
        }
        errors.Add(Excerpt.Of(key.Value?.ToString()), "a Key that is not there yet, and a Value");
        return false;
    }

    private bool IsBlank(StringBuilder text, ValueShape shape)
    {
        var isBlank = string.IsNullOrWhiteSpace(text.ToString());
        if (!isBlank)
            errors.Add(text.ToString().Trim(), shape.Expected);
        return isBlank;
    }

    private static string NameOf(ObjectShape shape) =>
        shape.Type.GetCustomAttribute<DataContractAttribute>()?.Name ?? shape.Type.Name;
}
