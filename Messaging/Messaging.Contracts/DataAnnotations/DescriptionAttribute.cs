#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack.DataAnnotations;

/// <summary>A short text about a type, a property or an enum's member.</summary>
public class DescriptionAttribute(string description) : AttributeBase
{
    public string Description { get; set; } = description;
}
