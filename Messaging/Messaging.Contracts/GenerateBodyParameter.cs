namespace ServiceStack;

/// <summary>Values of <see cref="ApiAttribute.BodyParameter"/>.</summary>
public static class GenerateBodyParameter
{
    /// <summary>The API document has a body parameter unless the whole document is set to have none.</summary>
    public const int IfNotDisabled = 0;

    /// <summary>The API document always has a body parameter.</summary>
    public const int Always = 1;

    /// <summary>The API document never has a body parameter.</summary>
    public const int Never = 2;
}
