namespace ServiceStack;

/// <summary>Describes a message for metadata pages and API documents.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public class ApiAttribute : AttributeBase
{
    public ApiAttribute()
    {
    }

    public ApiAttribute(string description)
        : this(description, GenerateBodyParameter.IfNotDisabled)
    {
    }

    public ApiAttribute(string description, int generateBodyParameter)
        : this(description, generateBodyParameter, false)
    {
    }

    public ApiAttribute(string description, int generateBodyParameter, bool isRequired)
    {
        Description = description;
        BodyParameter = generateBodyParameter;
        IsRequired = isRequired;
    }

    /// <summary>What the message is for; null when nothing was given.</summary>
    public string Description { get; set; } = null!;

    /// <summary>
    /// One of <see cref="GenerateBodyParameter"/>; <see cref="GenerateBodyParameter.IfNotDisabled"/> by default.
    /// </summary>
    public int BodyParameter { get; set; }

    /// <summary>The media type the message is best sent in, such as <c>application/json</c>.</summary>
    public string? RequestContentType { get; set; }

    /// <summary>True when the body parameter must be there.</summary>
    public bool IsRequired { get; set; }
}
