using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;
using Messaging.Catalog;

namespace Messaging.Grpc;

/// <summary>
/// Finds the DTOs behind messages and refuses what protobuf-net would lose without a word: members without an Order, members
/// of base classes, types it has no encoding for, values that a default replaces.
/// </summary>
internal sealed class ProtobufContract
{
    private const int MaxOrder = (1 << 29) - 1;

    private readonly HashSet<Type> _types = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _lists = [];

    /// <summary>The DTOs, each once: those given and those inside them.</summary>
    /// <exception cref="MessageDeclarationException">Names everything that protobuf would lose.</exception>
    public static IReadOnlyCollection<Type> Read(IEnumerable<Type> roots)
    {
        var contract = Of(roots);
        string[] faults = [.. contract._faults, .. contract._lists];
        return faults is []
            ? contract._types
            : throw new MessageDeclarationException($"gRPC cannot carry these members: {string.Join("; ", faults)}.");
    }

    /// <summary>
    /// The members that protobuf has no encoding for, however they are declared: lists of lists, and of what can be null. Each
    /// with its reason; empty for none.
    /// </summary>
    public static IReadOnlyList<string> FindLists(IEnumerable<Type> roots) => Of(roots)._lists;

    private static ProtobufContract Of(IEnumerable<Type> roots)
    {
        var contract = new ProtobufContract();
        foreach (var root in roots)
            contract.AddDto(root, root.ToString());
        return contract;
    }

    private void AddDto(Type type, string place)
    {
        if (_types.Contains(type))
            return;
        var fits = type is { IsClass: true, IsAbstract: false } && type.IsDefined(typeof(DataContractAttribute))
            && type.GetConstructor(Type.EmptyTypes) is not null;
        if (!fits)
        {
            _faults.Add($"{place} is {type}, but a class with [DataContract] and a constructor without parameters is expected");
            return;
        }
        _types.Add(type);
        var initial = Activator.CreateInstance(type)!;
        var orders = new Dictionary<int, PropertyInfo>();
        foreach (var property in ProtobufMember.Of(type))
        {
            var member = $"{type}.{property.Name}";
            CheckOrder(property, member, orders);
            if (property.DeclaringType != type)
                _faults.Add($"{member} is inherited from {property.DeclaringType}, which is not sent");
            CheckInitial(property, member, property.GetValue(initial));
            AddMember(property.PropertyType, member);
        }
    }

    private void CheckOrder(PropertyInfo property, string member, Dictionary<int, PropertyInfo> orders)
    {
        var order = WireNames.OrderOf(property);
        if (order is < 1 or > MaxOrder or (>= 19000 and <= 19999))
            _faults.Add($"{member} needs [DataMember(Order = n)] with n from 1 to {MaxOrder}, but not from 19000 to 19999");
        else if (!orders.TryAdd(order, property))
            _faults.Add($"{member} has the Order {order} of {orders[order].Name}");
    }

    /// <summary>A zero and an empty list are not sent, so whoever reads must start with them; null is not sent either.</summary>
    private void CheckInitial(PropertyInfo property, string member, object? initial)
    {
        var type = property.PropertyType;
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null && !Equals(initial, Activator.CreateInstance(type)))
            _faults.Add($"{member} starts as {initial}, so a zero would arrive as that; let it be nullable, or start as zero");
        else if (initial is not string and IEnumerable items && items.Cast<object?>().Any())
            _faults.Add($"{member} starts with items, to which those sent would be added; let it start empty");
    }

    private void AddMember(Type type, string member)
    {
        if (ProtobufMember.MapOf(type) is var (key, value))
        {
            AddItem(key, member);
            AddItem(value, member);
        }
        else if (ProtobufMember.ItemOf(type) is { } item)
        {
            AddItem(item, member);
        }
        else
        {
            AddValue(Nullable.GetUnderlyingType(type) ?? type, member);
        }
    }

    /// <summary>Lists have no place for null, and none for lists.</summary>
    private void AddItem(Type type, string member)
    {
        if (Nullable.GetUnderlyingType(type) is not null)
            _lists.Add($"{member} has items that can be null");
        else if (ProtobufMember.ItemOf(type) is not null || ProtobufMember.MapOf(type) is not null)
            _lists.Add($"{member} has lists as items");
        else
            AddValue(type, member);
    }

    private void AddValue(Type type, string member)
    {
        if (!ProtobufMember.IsScalar(type))
            AddDto(type, member);
    }
}
