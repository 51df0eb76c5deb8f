namespace ServiceStack;

/// <summary>Puts a message into a group of the metadata pages and API documents. May be repeated.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class TagAttribute(string name) : AttributeBase
{
    public TagAttribute()
        : this(null!)
    {
    }

    /// <summary>The group; null when nothing was given.</summary>
    public string Name { get; set; } = name;
}
