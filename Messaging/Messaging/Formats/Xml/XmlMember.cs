using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;
using System.Xml;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Xml;

/// <summary>A member of an answer as DataContractSerializer knows it.</summary>
internal class XmlMember
{
    private readonly Func<object, object?> _get;
    private readonly DataContractSerializer _serializer;

    protected XmlMember(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<DataMemberAttribute>()!;
        Name = XmlConvert.EncodeLocalName(attribute.IsNameSetExplicitly ? attribute.Name : property.Name)!;
        Order = attribute.Order;
        _get = new WrittenProperty(property, Name).Getter<object, object?>();
        _serializer = new(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
    }

    public string Name { get; }

    /// <summary>As declared; −1, before all others, where not.</summary>
    public int Order { get; }

    public static XmlMember Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)
            && type.GetGenericArguments() is [{ IsClass: true, IsAbstract: false } item]
            && item.IsDefined(typeof(DataContractAttribute))
            ? new XmlListMember(property, item)
            : new XmlMember(property);
    }

    public object? ValueOf(object owner) => _get(owner);

    /// <summary>Sends the content of the member's element.</summary>
    public virtual ValueTask SendAsync(XmlOutput output, object? value)
    {
        output.WriteContent(_serializer, value);
        return default;
    }
}

/// <summary>A member that is a list of objects.</summary>
internal sealed class XmlListMember(PropertyInfo property, Type itemType) : XmlMember(property)
{
    private readonly DataContractSerializer _item = new(itemType);
    private readonly XmlQualifiedName _name = new XsdDataContractExporter().GetSchemaTypeName(itemType);

    public override async ValueTask SendAsync(XmlOutput output, object? value)
    {
        if (value is null)
        {
            await base.SendAsync(output, value);
            return;
        }
        foreach (var item in (IEnumerable)value)
        {
            output.Start(_name.Name, _name.Namespace);
            output.WriteContent(_item, item);
            output.End();
            await output.SendIfEnoughAsync();
        }
    }
}
