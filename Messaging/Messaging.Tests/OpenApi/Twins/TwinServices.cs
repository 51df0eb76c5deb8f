using ServiceStack;

namespace Messaging.Tests.OpenApi.Twins;

public sealed class TwinServices : IService
{
#pragma warning disable IDE0060 // the request tells which message a method answers; nothing here is ever asked
    public Pagination Get(AskForTwin request) => new();
#pragma warning restore IDE0060
}

public sealed class AskForTwin : IGet, IReturn<Pagination>;

/// <summary>Shares its name with a type of the sample messages.</summary>
public sealed class Pagination
{
    public int Twin { get; set; }
}
