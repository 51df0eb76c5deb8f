namespace ServiceStack;

/// <summary>A DTO that carries further values the contract has no property for.</summary>
public interface IMeta
{
    /// <summary>Name and value; null for none.</summary>
    Dictionary<string, string>? Meta { get; set; }
}
