using System.Reflection;
using System.Runtime.Serialization;
using System.Xml;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Xml;

/// <summary>
/// An answer cut in its members and these, where they are lists of objects, in their items, each written by a
/// DataContractSerializer of its own, so that a long list is sent item by item. The document is the same.
/// </summary>
internal sealed class XmlObject : XmlSender
{
    private readonly XmlQualifiedName _root;
    private readonly XmlMember[] _members;

    private XmlObject(Type type, IEnumerable<XmlMember> members)
        : base(type)
    {
        _root = new XsdDataContractExporter().GetRootElementName(type)!;
        _members = [.. members.OrderBy(member => member.Order).ThenBy(member => member.Name, StringComparer.Ordinal)];
    }

    /// <summary>Null for a type of which the serializer has more to say than its members' names and order.</summary>
    public static XmlObject? TryCreate(Type type)
    {
        var contract = type.GetCustomAttribute<DataContractAttribute>();
        if (contract is null or { IsReference: true } || type.BaseType != typeof(object) || !TypeKinds.IsObject(type))
            return null;
        var marked = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(member => member.IsDefined(typeof(DataMemberAttribute)))
            .Select(member => member as PropertyInfo)
            .ToArray();
        return Array.TrueForAll(marked, IsPlain) && !type.IsDefined(typeof(KnownTypeAttribute))
            ? new(type, marked.Select(property => XmlMember.Of(property!)))
            : null;
    }

    public override async ValueTask SendAsync(XmlOutput output, object body)
    {
        output.StartRoot(_root);
        foreach (var member in _members)
        {
            output.Start(member.Name, _root.Namespace);
            await member.SendAsync(output, member.ValueOf(body));
            output.End();
        }
        output.End();
    }

    /// <summary>A property whose value is always written, and always as its declared type.</summary>
    private static bool IsPlain(PropertyInfo? property) =>
        property is { GetMethod: { IsPublic: true } getter, PropertyType: { IsInterface: false, IsAbstract: false } type }
        && !getter.IsAbstract && type != typeof(object)
        && property.GetCustomAttribute<DataMemberAttribute>()!.EmitDefaultValue;
}
