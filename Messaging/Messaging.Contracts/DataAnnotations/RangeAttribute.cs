#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack.DataAnnotations;

/// <summary>Documents the lowest and highest value of a property, both inclusive. It validates nothing.</summary>
public class RangeAttribute : AttributeBase
{
    public RangeAttribute(int minimum, int maximum)
        : this(typeof(int), minimum, maximum)
    {
    }

    public RangeAttribute(double minimum, double maximum)
        : this(typeof(double), minimum, maximum)
    {
    }

    /// <summary>A range of values written as text that <paramref name="type"/> can be converted from.</summary>
    public RangeAttribute(Type type, string minimum, string maximum)
        : this(type, (object)minimum, maximum)
    {
    }

    private RangeAttribute(Type type, object minimum, object maximum)
    {
        OperandType = type;
        Minimum = minimum;
        Maximum = maximum;
    }

    public object Minimum { get; private set; }

    public object Maximum { get; private set; }

    /// <summary>The type the bounds are meant in, also where they are written as text.</summary>
    public Type OperandType { get; private set; }
}
