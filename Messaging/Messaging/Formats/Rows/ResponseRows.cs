using Messaging.Formats.Writing;
using ServiceStack;

namespace Messaging.Formats.Rows;

/// <summary>
/// What of an answer is rows, for formats that know nothing else: the items of a list; of an object the items of its
/// <c>data</c>, or <c>data</c> itself as one row; without <c>data</c> one row of its fields that are no lists or objects.
/// </summary>
internal abstract class ResponseRows(Type rowType, string name, bool isRest)
{
    private const string Data = "data";

    public Type RowType { get; } = rowType;

    /// <summary>What a row is called that is one value, without fields.</summary>
    public string Name { get; } = name;

    /// <summary>True for the rest of a response: its lists and objects are left out.</summary>
    public bool IsRest { get; } = isRest;

    /// <summary>Reads the rows off an answer, as an <see cref="IEnumerable{T}"/> of the row type.</summary>
    public abstract object Of(object body);

    /// <summary>The rows of answers of a type.</summary>
    public static ResponseRows Of(Type bodyType)
    {
        if (TypeKinds.ItemOf(bodyType) is { } item)
            return OfItems(item, "value");
        var data = TypeKinds.DictionaryOf(bodyType) is not null || TypeKinds.IsScalar(bodyType)
            ? null
            : Array.Find(WrittenProperty.Of(bodyType), property => property.Name.Equals(Data, StringComparison.OrdinalIgnoreCase));
        if (data is null)
            return (ResponseRows)GenericMethods.Call(typeof(ResponseRows), nameof(OfRest), [bodyType]);
        return TypeKinds.ItemOf(data.Type) is { } row
            ? (ResponseRows)GenericMethods.Call(typeof(ResponseRows), nameof(OfList), [bodyType, row], data)
            : (ResponseRows)GenericMethods.Call(typeof(ResponseRows), nameof(OfObject), [bodyType, data.Type], data);
    }

    /// <summary>The rows of a list of items of a type.</summary>
    public static ResponseRows OfItems(Type itemType, string name) =>
        (ResponseRows)GenericMethods.Call(typeof(ResponseRows), nameof(OfItself), [itemType], name);

    /// <summary>The status of an answer that is an error; null for any other.</summary>
    public static ResponseStatus? ErrorOf(HttpResponse response, object body)
    {
        if (response.StatusCode < StatusCodes.Status400BadRequest)
            return null;
        return body is IHasResponseStatus known
            ? known.ResponseStatus
            : body.GetType().GetProperty(nameof(ResponseStatus), typeof(ResponseStatus))?.GetValue(body) as ResponseStatus;
    }

    private static Rows<TRow> OfItself<TRow>(string name) =>
        new Rows<TRow>(name, isRest: false, body => body as IEnumerable<TRow> ?? ((System.Collections.IEnumerable)body).Cast<TRow>());

    private static Rows<TBody> OfRest<TBody>() => new Rows<TBody>(Data, isRest: true, body => [(TBody)body]);

    private static Rows<TRow> OfList<TBody, TRow>(WrittenProperty data)
    {
        var get = data.Getter<TBody, IEnumerable<TRow>?>();
        return new Rows<TRow>(data.Name, isRest: false, body => get((TBody)body) ?? []);
    }

    private static Rows<TRow> OfObject<TBody, TRow>(WrittenProperty data)
    {
        var get = data.Getter<TBody, TRow?>();
        return new Rows<TRow>(data.Name, isRest: false, body => get((TBody)body) is { } row ? [row] : []);
    }

    private sealed class Rows<TRow>(string name, bool isRest, Func<object, IEnumerable<TRow>> get)
        : ResponseRows(typeof(TRow), name, isRest)
    {
        public override object Of(object body) => get(body);
    }
}
