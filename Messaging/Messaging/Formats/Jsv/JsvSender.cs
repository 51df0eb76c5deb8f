using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>Sends an answer: the lists of a response, which can be long, item by item, the rest of it in one go.</summary>
internal abstract class JsvSender
{
    public static JsvSender Of(Type type) => OfList(type)
        ?? (JsvSender)GenericMethods.Call(typeof(JsvSender), TypeKinds.IsObject(type) ? nameof(Object) : nameof(Whole), [type]);

    /// <summary>Null for what is no list.</summary>
    public static JsvSender? OfList(Type type) =>
        TypeKinds.ItemOf(type) is { } item && type.IsAssignableTo(typeof(IEnumerable<>).MakeGenericType(item))
            ? (JsvSender)GenericMethods.Call(typeof(JsvSender), nameof(List), [item])
            : null;

    public abstract ValueTask SendAsync(Utf8Stream output, object value);

    private static ListSender<TItem> List<TItem>() => new();

    private static ObjectSender<T> Object<T>() => new();

    private static WholeSender<T> Whole<T>() => new();

    private sealed class WholeSender<T> : JsvSender
    {
        public override ValueTask SendAsync(Utf8Stream output, object value)
        {
            output.Write(JsvValue<T>.Write, (T)value);
            return default;
        }
    }

    private sealed class ObjectSender<T> : JsvSender
    {
        public override async ValueTask SendAsync(Utf8Stream output, object value)
        {
            output.Write("{"u8);
            var isFirst = true;
            foreach (var property in JsvObject<T>.Properties)
            {
                if (await property.SendAsync(output, (T)value, isFirst))
                    isFirst = false;
            }
            output.Write("}"u8);
        }
    }

    private sealed class ListSender<TItem> : JsvSender
    {
        private static readonly Utf8Write<TItem> Further = (ref output, item) =>
        {
            output.Write((byte)',');
            JsvItem<TItem>.Write(ref output, item);
        };

        public override async ValueTask SendAsync(Utf8Stream output, object value)
        {
            output.Write("["u8);
            Utf8Write<TItem> write = JsvItem<TItem>.Write;
            foreach (var item in (IEnumerable<TItem>)value)
            {
                output.Write(write, item);
                write = Further;
                if (output.HasEnough)
                    await output.SendAsync();
            }
            output.Write("]"u8);
        }
    }
}
