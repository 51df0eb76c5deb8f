using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Hosting;

/// <summary>Has a route that ends in a parameter, and a field that is called as the parameter of formats.</summary>
[Route("/api/labels/{Id}", "GET,POST")]
[Route("/api/labels/own.name", "GET")]
[DataContract]
public sealed class GetLabel : IReturn<LabelResponse>
{
    [DataMember(Name = "id")]
    public string? Id { get; set; }

    [DataMember(Name = "format")]
    public string? Format { get; set; }
}

[DataContract]
public sealed class LabelResponse
{
    [DataMember(Name = "id")]
    public string? Id { get; set; }

    [DataMember(Name = "format")]
    public string? Format { get; set; }

    [DataMember(Name = "verb")]
    public string? Verb { get; set; }

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>Is answered without a body.</summary>
[DataContract]
public sealed class DropLabel : IDelete, IReturnVoid
{
    [DataMember(Name = "id")]
    [ValidateNotEmpty]
    public string? Id { get; set; }
}

public sealed class LabelServices : IService
{
    public LabelResponse Get(GetLabel request) => new() { Id = request.Id, Format = request.Format, Verb = "GET" };

    public LabelResponse Post(GetLabel request) => new() { Id = request.Id, Format = request.Format, Verb = "POST" };

    public void Delete(DropLabel request) => request.Id = null;
}
