namespace ServiceStack;

/// <summary>Describes a property of a DTO for metadata pages and API documents.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public class ApiMemberAttribute : AttributeBase
{
    /// <summary>The verb this description is for; null for all.</summary>
    public string? Verb { get; set; }

    /// <summary>Where the value travels: <c>path</c>, <c>query</c>, <c>body</c>, <c>form</c> or <c>header</c>.</summary>
    public string? ParameterType { get; set; }

    /// <summary>The name shown for the parameter; null for the property's own.</summary>
    public string? Name { get; set; }

    /// <summary>What the value means.</summary>
    public string? Description { get; set; }

    /// <summary>The OpenAPI type, such as <c>string</c> or <c>integer</c>; null to derive it from the property.</summary>
    public string? DataType { get; set; }

    /// <summary>The OpenAPI format, such as <c>date</c>; null to derive it from the property.</summary>
    public string? Format { get; set; }

    /// <summary>True when the value must be given.</summary>
    public bool IsRequired { get; set; }

    /// <summary>True to document the value as optional where its type says otherwise.</summary>
    public bool IsOptional { get; set; }

    /// <summary>True when a query parameter takes a list of values separated by commas.</summary>
    public bool AllowMultiple { get; set; }

    /// <summary>The beginning of the routes this description is for; null for all.</summary>
    public string? Route { get; set; }

    /// <summary>True to leave the property out of the schemas of the API document.</summary>
    public bool ExcludeInSchema { get; set; }
}
