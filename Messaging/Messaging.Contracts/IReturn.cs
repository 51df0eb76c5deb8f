namespace ServiceStack;

/// <summary>Marks a request. Implement <see cref="IReturn{T}"/> or <see cref="IReturnVoid"/>, not this one alone.</summary>
public interface IReturn;

/// <summary>Marks a request that is answered with one <typeparamref name="T"/>.</summary>
public interface IReturn<T> : IReturn;

/// <summary>Marks a request that is answered without a body.</summary>
public interface IReturnVoid : IReturn;
