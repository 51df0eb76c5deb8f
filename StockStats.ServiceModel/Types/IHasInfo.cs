namespace StockStats.ServiceModel.Types;

/// <summary>An answer that carries <see cref="Types.Info"/>: every answer of this service does.</summary>
public interface IHasInfo
{
    Info Info { get; set; }
}
