using System.Collections.Concurrent;
using System.Reflection;
using ServiceStack;

namespace Messaging.Documentation;

/// <summary>What is said about types and members, by attributes or by doc comments. For several threads at once.</summary>
internal sealed class Descriptions
{
    private readonly ConcurrentDictionary<Assembly, DocComments> _comments = [];

    /// <summary>What an attribute says, else the summary of the doc comment; null for nothing.</summary>
    public string? Of(MemberInfo member) => Declared(member) ?? CommentOf(member)?.Summary;

    /// <summary>The remarks of the doc comment; null for none.</summary>
    public string? RemarksOf(MemberInfo member) => CommentOf(member)?.Remarks;

    /// <summary>What an attribute says; null for nothing.</summary>
    public static string? Declared(MemberInfo member)
    {
        string?[] texts =
        [
            member.GetCustomAttribute<ApiMemberAttribute>(inherit: true)?.Description,
            member.GetCustomAttribute<ApiAttribute>(inherit: true)?.Description,
            member.GetCustomAttribute<ServiceStack.DataAnnotations.DescriptionAttribute>(inherit: true)?.Description,
            member.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>(inherit: true)?.Description,
        ];
        return Array.Find(texts, text => !string.IsNullOrEmpty(text));
    }

    /// <summary>The doc comment of a member, or the one it inherits.</summary>
    private DocComment? CommentOf(MemberInfo member)
    {
        var comment = _comments.GetOrAdd(member.Module.Assembly, DocComments.Beside).Find(member);
        return comment is { IsInherited: true }
            ? BaseOf(member).Select(CommentOf).FirstOrDefault(found => found is not null)
            : comment;
    }

    /// <summary>Where <c>inheritdoc</c> looks: the base type, then the interfaces.</summary>
    private static IEnumerable<MemberInfo> BaseOf(MemberInfo member)
    {
        var declaring = member as Type ?? member.DeclaringType!;
        Type?[] bases = [declaring.BaseType, .. declaring.GetInterfaces()];
        var found = bases.OfType<Type>();
        return member is PropertyInfo property
            ? found.Select(type => type.GetProperty(property.Name)).OfType<PropertyInfo>()
            : found;
    }
}
