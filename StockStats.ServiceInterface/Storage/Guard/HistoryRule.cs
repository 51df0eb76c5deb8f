namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>What to do where offered rows differ from stored final bars of their days.</summary>
public enum HistoryRule
{
    /// <summary>They replace them; nothing is asked. What a person who posts rows gets.</summary>
    Overwrite,

    /// <summary>
    /// They are judged as a whole: corrections replace the bars and are told; a history adjusted anew is taken only as a whole, and another
    /// one not at all.
    /// </summary>
    Guarded,

    /// <summary>As guarded, but what would be refused is stored and told all the same.</summary>
    Forced,
}
