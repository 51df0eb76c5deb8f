namespace ServiceStack;

/// <summary>Documents the values a property may have: a range (<c>RANGE</c>) or a list (<c>LIST</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public class ApiAllowableValuesAttribute : AttributeBase
{
    public ApiAllowableValuesAttribute()
    {
    }

    public ApiAllowableValuesAttribute(string? name) => Name = name;

    public ApiAllowableValuesAttribute(string name, int min, int max)
        : this(name)
    {
        Type = "RANGE";
        Min = min;
        Max = max;
    }

    public ApiAllowableValuesAttribute(int min, int max)
        : this(null!, min, max)
    {
    }

    public ApiAllowableValuesAttribute(string name, params string[] values)
        : this(name) => SetList(values);

    public ApiAllowableValuesAttribute(string[] values)
        : this(null!, values)
    {
    }

    public ApiAllowableValuesAttribute(string? name, Type enumType)
        : this(name)
    {
        if (enumType.IsEnum)
            SetList(Enum.GetNames(enumType));
    }

    public ApiAllowableValuesAttribute(Type enumType)
        : this(null, enumType)
    {
    }

    public ApiAllowableValuesAttribute(string name, Func<string[]>? listAction)
        : this(name)
    {
        if (listAction != null)
            SetList(listAction());
    }

    public ApiAllowableValuesAttribute(Func<string[]> listAction)
        : this(null!, listAction)
    {
    }

    /// <summary>The parameter the values are for; null for the property itself.</summary>
    public string? Name { get; set; }

    /// <summary><c>RANGE</c>, <c>LIST</c>, or null when nothing is said.</summary>
    public string? Type { get; set; }

    /// <summary>The lowest value, inclusive.</summary>
    public int? Min { get; set; }

    /// <summary>The highest value, inclusive.</summary>
    public int? Max { get; set; }

    /// <summary>All allowed values of a list.</summary>
    public string[]? Values { get; set; }

    private void SetList(string[] values)
    {
        Type = "LIST";
        Values = values;
    }
}
