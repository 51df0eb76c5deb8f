using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Messaging.Catalog;

/// <summary>How a property is called outside of the program, the same in every format, in errors and in metadata.</summary>
public static class WireNames
{
    /// <summary>
    /// The name given by <c>[DataMember(Name = …)]</c>, else the property's own in camel case. Null where the property is not
    /// sent at all: marked <c>[IgnoreDataMember]</c>, or not a <c>[DataMember]</c> of a <c>[DataContract]</c>.
    /// </summary>
    public static string? Of(MemberInfo property)
    {
        if (property.IsDefined(typeof(IgnoreDataMemberAttribute), inherit: true))
            return null;
        var member = property.GetCustomAttribute<DataMemberAttribute>(inherit: true);
        if (member is null && property.DeclaringType?.IsDefined(typeof(DataContractAttribute), inherit: false) == true)
            return null;
        return member?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }

    /// <summary>The place asked for by <c>[DataMember(Order = …)]</c>; −1, before all others, where none is asked for.</summary>
    public static int OrderOf(MemberInfo property) => property.GetCustomAttribute<DataMemberAttribute>(inherit: true)?.Order ?? -1;
}
