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
            return new(property, ExpectedOf(type), []);
        if (ProtobufMember.IsScalar(type) || !outer.Add(type))
            return null;
        Member[] inner = [.. ProtobufMember.Of(type).Select(member => MemberOf(member, outer)).OfType<Member>()];
        outer.Remove(type);
        return inner is [] ? null : new(property, "", inner);
    }

    private static string ExpectedOf(Type type) =>
        (string)typeof(EnumText<>).MakeGenericType(type).GetProperty(nameof(EnumText<>.Expected))!.GetValue(null)!;

    private sealed class Member(PropertyInfo property, string expected, Member[] inner)
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
            Enum some => Enum.IsDefined(some.GetType(), some) ? [] : [(place, some, expected)],
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
