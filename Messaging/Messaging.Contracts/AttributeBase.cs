namespace ServiceStack;

/// <summary>Base of the contract's attributes.</summary>
public class AttributeBase : Attribute
{
    /// <summary>Different for every instance, so that two attributes with the same values still compare as different.</summary>
    protected readonly Guid typeId = Guid.NewGuid();
}
