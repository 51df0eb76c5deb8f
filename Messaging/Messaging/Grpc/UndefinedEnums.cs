using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Messaging.Binding;
using Messaging.Catalog;

namespace Messaging.Grpc;

/// <summary>
/// Finds numbers that are no value of their enum: protobuf lets any number through, where the text of other formats is
/// refused. Reads only those members of a message under which there are enums.
/// </summary>
internal sealed class UndefinedEnums
{
    private readonly (MessageField Field, Member Member)[] _fields;

    public UndefinedEnums(Message message) => _fields =
    [
        .. from field in message.Fields
           let member = MemberOf(field.Property, [])
           where member is not null
           select (field, member),
    ];

    /// <summary>Records such numbers as values that cannot be read.</summary>
    public void AddErrors(RequestBinding binding)
    {
        foreach (var (field, member) in _fields)
        {
            foreach (var (place, value, expected) in member.Find(binding.Request, ""))
                binding.AddError(field, place, value.ToString("D"), expected);
        }
    }

    /// <summary>Null where there is no enum in it. A type that contains itself is read where it is first met.</summary>
    private static Member? MemberOf(PropertyInfo property, HashSet<Type> outer)
    {
        var type = ProtobufMember.ItemOf(property.PropertyType) ?? property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return new(property, CheckOf(type), []);
        if (ProtobufMember.IsScalar(type) || !outer.Add(type))
            return null;
        Member[] inner = [.. ProtobufMember.Of(type).Select(member => MemberOf(member, outer)).OfType<Member>()];
        outer.Remove(type);
        return inner is [] ? null : new(property, null, inner);
    }

    private static EnumCheck CheckOf(Type type) =>
        (EnumCheck)Activator.CreateInstance(typeof(EnumCheck<>).MakeGenericType(type))!;

    private abstract class EnumCheck
    {
        public abstract string Expected { get; }

        public abstract bool IsKnown(object value);
    }

    private sealed class EnumCheck<TEnum> : EnumCheck
        where TEnum : struct, Enum
    {
        public override string Expected => EnumText<TEnum>.Expected;

        public override bool IsKnown(object value) => EnumText<TEnum>.IsKnown((TEnum)value);
    }

    private sealed class Member(PropertyInfo property, EnumCheck? check, Member[] inner)
    {
        private readonly string _name = WireNames.Of(property)!;
        private readonly Func<object, object?> _get = Getter(property);

        public IEnumerable<(string Place, Enum Value, string Expected)> Find(object owner, string prefix)
        {
            var place = prefix + _name;
            return _get(owner) switch
            {
                null => [],
                IEnumerable items => items.Cast<object>().SelectMany((item, index) =>
                    FindIn(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"))),
                var value => FindIn(value, place),
            };
        }

        private IEnumerable<(string Place, Enum Value, string Expected)> FindIn(object value, string place) => value switch
        {
            Enum some => check!.IsKnown(some) ? [] : [(place, some, check.Expected)],
            _ => inner.SelectMany(member => member.Find(value, place + ".")),
        };

        private static Func<object, object?> Getter(PropertyInfo property)
        {
            var owner = Expression.Parameter(typeof(object));
            var value = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), owner).Compile();
        }
    }
}
