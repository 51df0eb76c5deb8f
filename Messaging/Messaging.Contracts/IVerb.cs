namespace ServiceStack;

/// <summary>
/// Marks a request with the HTTP verb that typed clients send it with, by one of the interfaces derived from it.
/// </summary>
public interface IVerb;

/// <summary>Sent with GET.</summary>
public interface IGet : IVerb;

/// <summary>Sent with POST.</summary>
public interface IPost : IVerb;

/// <summary>Sent with PUT.</summary>
public interface IPut : IVerb;

/// <summary>Sent with DELETE.</summary>
public interface IDelete : IVerb;

/// <summary>Sent with PATCH.</summary>
public interface IPatch : IVerb;

/// <summary>Sent with OPTIONS.</summary>
public interface IOptions : IVerb;

/// <summary>Answered as a stream of messages (gRPC server streaming).</summary>
public interface IStream : IVerb;
