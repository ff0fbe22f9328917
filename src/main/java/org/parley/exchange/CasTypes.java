package org.parley.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.json.jsoncas2.JsonCas2Names;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;

/** The type system that a UIMA CAS in JSON brings along, which its deserializer does not read. */
final class CasTypes {

  /** UIMA's own types, which every CAS has. */
  private static final String BUILT_IN = "uima.";

  /** Types whose arrays are types of their own, not arrays of feature structures. */
  private static final Set<String> PRIMITIVES =
      Set.of(
          CAS.TYPE_NAME_BOOLEAN,
          CAS.TYPE_NAME_BYTE,
          CAS.TYPE_NAME_SHORT,
          CAS.TYPE_NAME_INTEGER,
          CAS.TYPE_NAME_LONG,
          CAS.TYPE_NAME_FLOAT,
          CAS.TYPE_NAME_DOUBLE,
          CAS.TYPE_NAME_STRING);

  private CasTypes() {}

  /**
   * Reads the types that are not UIMA's own.
   *
   * @param json the whole document
   */
  static TypeSystemDescription of(JsonNode json) {
    TypeSystemDescription types =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    for (Map.Entry<String, JsonNode> entry : json.path(JsonCas2Names.TYPES_FIELD).properties()) {
      String name = entry.getKey();
      if (!name.startsWith(BUILT_IN) && !name.endsWith(JsonCas2Names.ARRAY_SUFFIX)) {
        String parent =
            entry.getValue().path(JsonCas2Names.SUPER_TYPE_FIELD).asText(CAS.TYPE_NAME_TOP);
        TypeDescription type = types.addType(name, "", parent);
        for (Map.Entry<String, JsonNode> feature : entry.getValue().properties()) {
          if (!feature.getKey().startsWith(JsonCas2Names.RESERVED_FIELD_PREFIX)) {
            add(type, feature.getKey(), feature.getValue());
          }
        }
      }
    }
    return types;
  }

  private static void add(TypeDescription type, String name, JsonNode feature) {
    String range = feature.path(JsonCas2Names.RANGE_FIELD).asText(CAS.TYPE_NAME_TOP);
    String element = feature.path(JsonCas2Names.ELEMENT_TYPE_FIELD).asText(null);
    if (range.endsWith(JsonCas2Names.ARRAY_SUFFIX)) {
      element = range.substring(0, range.length() - JsonCas2Names.ARRAY_SUFFIX.length());
      range = CAS.TYPE_NAME_FS_ARRAY;
    }
    if (element == null) {
      type.addFeature(name, "", range);
    } else if (PRIMITIVES.contains(element)) {
      type.addFeature(name, "", element + "Array");
    } else {
      type.addFeature(name, "", range, element, true);
    }
  }
}
